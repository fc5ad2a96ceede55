/** A refusal as the Bot API words it. */
export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(
    code: number,
    description: string,
    parameters?: { retry_after?: number; migrate_to_chat_id?: number } | undefined,
  ) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(reason: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${reason}`);
}
