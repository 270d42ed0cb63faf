export { errors } from '@cordon/protocol/words/en/errors.ts';
