import type { ErrorCode } from '@cordon/protocol/errors.ts';

/** [E10] The status of each refusal over HTTP; what a rule refuses is a conflict with how things stand. */
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
