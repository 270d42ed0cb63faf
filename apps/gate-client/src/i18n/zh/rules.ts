export { rules } from '@cordon/protocol/words/zh/rules.ts';
