import { clockMutants } from './clock-mutants.ts';
import { commitMutants } from './commit-mutants.ts';
import { feedMutants } from './feed-mutants.ts';
import type { Mutant } from './mutant.ts';
import { ruleMutants } from './rule-mutants.ts';

export const mutants: readonly Mutant[] = [...commitMutants, ...ruleMutants, ...feedMutants, ...clockMutants];
