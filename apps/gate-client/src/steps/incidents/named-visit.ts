import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';

/** What an incident has to know of its vehicle; all that a point is told of one that is not expected there. */
export type NamedVisit = { id: string; declaration: Pick<Declaration, 'plate'> };
