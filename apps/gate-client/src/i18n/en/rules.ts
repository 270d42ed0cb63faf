export { rules } from '@cordon/protocol/words/en/rules.ts';
