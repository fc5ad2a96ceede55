/** The terminal is held to what every front-end is. */
import { frontEndContract } from "./front-end-contract.ts";
import { terminalHarness } from "./terminal-setup.ts";

frontEndContract(terminalHarness, {
  groups: "a terminal is one athlete's alone",
  deletion: "a line that was entered cannot be taken back; /undo is there for it",
  captions: "a line is either the path of a file or words",
  "a limit to a text's length": "a terminal takes a text of any length",
  "changing what was sent": "what is printed stays; the changed reply is printed below it",
  "telling which message a button stood under": "printed lines have no ids; #1 is the first button of the latest reply",
  refusals: "nobody stands between Spotter and the terminal who could refuse",
});
