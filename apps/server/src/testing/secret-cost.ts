import type { SecretCost } from '../identity/secret-hash.ts';

/** For tests in which people sign in hundreds of times: the product's algorithm, in a fiftieth of the time. */
export const cheapSecrets: SecretCost = { memoryKiB: 64, passes: 1 };
