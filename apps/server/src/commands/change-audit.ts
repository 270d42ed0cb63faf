import type { NoteAudit } from '@cordon/protocol/wire/command.ts';
import type { NewEvent } from '../log/commit.ts';
import { auditStory } from '../log/keys.ts';
import type { Change, Occasion } from './change.ts';

/** [AU2] An entry of the audit trail stands alone: nothing is folded from it, so that many can be written at one moment. */
export function changeAudit({ event }: NoteAudit, occasion: Occasion): Change {
  const entry: NewEvent = { ...occasion, version: 1, aggregate: 'audit', id: occasion.commandId, stations: [], event };
  return {
    refusal: null,
    version: 1,
    written: null,
    entries: [{ event: entry, storyOf: auditStory }],
    claims: null,
    causes: { raise: [], clear: [] },
    besides: [],
  };
}
