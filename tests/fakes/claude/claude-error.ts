/** What the Messages API answers in place of a message. */

const TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  529: "overloaded_error",
};

export class ClaudeError extends Error {
  override readonly name = "ClaudeError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  get body() {
    const error = { type: TYPES[this.status] ?? "api_error", message: this.message };
    return { type: "error", error, request_id: "req_fake" };
  }
}

export function invalid(message: string): ClaudeError {
  return new ClaudeError(400, message);
}
