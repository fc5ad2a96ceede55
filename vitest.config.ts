import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const TALK = ["tests/conversation/**/*.test.ts", "tests/model/**/*.test.ts"];

const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Much of what is tested waits: for processes to start, for clocks. One more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        // Pure functions leave nothing behind, so their files share a process: most of their time went into starting one each.
        test: { ...limits, name: "core", include: ["packages/core/**/*.test.ts"], isolate: false },
      },
      {
        test: {
          ...limits,
          // Each has a database of its own and fakes nothing but the wire; loading the worker for each took most of their time.
          name: "talk",
          include: TALK,
          isolate: false,
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
      {
        test: {
          ...limits,
          name: "rest",
          include: ["packages/db/**/*.test.ts", "apps/**/*.test.ts", "tests/**/*.test.ts"],
          exclude: [...TALK, "**/node_modules/**"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
    ],
  },
});
