import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';

/** [E10] The HTTP status of each refusal. What a rule refuses is 409: it conflicts with the present state. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'malformed':
    case 'personal-data-in-text':
    case 'unsupported-protocol':
      return 400;
    case 'not-signed-in':
    case 'sign-in-failed':
    case 'key-proof-missing':
    case 'key-proof-stale':
    case 'key-proof-invalid':
    case 'device-needed':
    case 'device-revoked':
      return 401;
    case 'forbidden':
    case 'foreign-origin':
    case 'needs-https':
    case 'wrong-station':
    case 'sign-in-locked':
      return 403;
    case 'not-found':
    case 'visit-unknown':
    case 'channel-unknown':
    case 'alert-unknown':
    case 'device-unknown':
    case 'enrol-code-wrong':
      return 404;
    case 'too-large':
      return 413;
    case 'file-unreadable':
      return 422;
    case 'too-many-requests':
    case 'sign-in-delayed':
      return 429;
    case 'busy':
    case 'unavailable':
      return 503;
    default:
      return 409;
  }
}

/** [LM1] When to try again, if the refusal says so; HTTP takes whole seconds. */
export function retryAfterOf({ code, params: { retryAfterMs } }: Refused): { 'Retry-After'?: string } {
  if (statusOf(code) !== 429 || typeof retryAfterMs !== 'number') return {};
  return { 'Retry-After': String(Math.ceil(retryAfterMs / 1_000)) };
}
