/** A refusal as Discord words it: an HTTP status, a code of its own, and for bad bodies what is wrong where. */
import { RESTJSONErrorCodes as Code } from "discord-api-types/v10";

/** What is wrong with a body: `_errors` at the fields, nested as the body is. */
export type ErrorTree = { [field: string]: ErrorTree | { code: string; message: string }[] };

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export function invalidBody(errors: ErrorTree): ApiError {
  return new ApiError(400, Code.InvalidFormBodyOrContentType, "Invalid Form Body", errors);
}

/** One field that is wrong. */
export function invalidField(field: string, code: string, message: string): ApiError {
  return invalidBody({ [field]: { _errors: [{ code, message }] } });
}

export const refusals = {
  unauthorized: () => new ApiError(401, 0, "401: Unauthorized"),
  notFound: () => new ApiError(404, 0, "404: Not Found"),
  unknownChannel: () => new ApiError(404, Code.UnknownChannel, "Unknown Channel"),
  unknownMessage: () => new ApiError(404, Code.UnknownMessage, "Unknown Message"),
  unknownInteraction: () => new ApiError(404, Code.UnknownInteraction, "Unknown interaction"),
  unknownWebhook: () => new ApiError(404, Code.UnknownWebhook, "Unknown Webhook"),
  unknownUser: () => new ApiError(404, Code.UnknownUser, "Unknown User"),
  acknowledged: () =>
    new ApiError(400, Code.InteractionHasAlreadyBeenAcknowledged, "Interaction has already been acknowledged."),
  invalidWebhookToken: () => new ApiError(401, Code.InvalidWebhookToken, "Invalid Webhook Token"),
  missingAccess: () => new ApiError(403, Code.MissingAccess, "Missing Access"),
  missingPermissions: () => new ApiError(403, Code.MissingPermissions, "Missing Permissions"),
  cannotMessageUser: () => new ApiError(403, Code.CannotSendMessagesToThisUser, "Cannot send messages to this user"),
  notOurs: () =>
    new ApiError(403, Code.CannotEditMessageAuthoredByAnotherUser, "Cannot edit a message authored by another user"),
  empty: () => new ApiError(400, Code.CannotSendAnEmptyMessage, "Cannot send an empty message"),
  tooLarge: () => new ApiError(413, Code.RequestEntityTooLarge, "Request entity too large"),
};
