import { afterAll } from 'vitest';
import { openResources } from './open-resources.ts';

// Set-up files register first, so this hook runs after those of the tests.
afterAll(async () => {
  const left = await openResources.closeAll();
  if (left.length > 0) throw new Error(`These tests left running: ${left.join(', ')}`);
});
