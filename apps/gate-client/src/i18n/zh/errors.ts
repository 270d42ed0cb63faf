export { errors } from '@cordon/protocol/words/zh/errors.ts';
