import type { Redis } from 'ioredis';
import type { Submit, SubmitBatch } from '../../../commands/submit.ts';
import { importDeclarations, type NameCorrection } from '../../../imports/import-declarations.ts';
import { createReadApart } from '../../../imports/read-apart.ts';
import { siteTarget } from '../../../imports/target.ts';
import type { Keys } from '../../../log/keys.ts';
import type { SiteTime } from '../../../ops/clock.ts';
import type { PeopleRegister } from '../../../people/register.ts';
import { actorOf } from '../../duty.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';

export type DeclarationRouteParts = {
  redis: Redis;
  keys: Keys;
  people: PeopleRegister;
  submit: Submit;
  submitBatch: SubmitBatch;
  siteClock: SiteTime;
  audit: Pick<Audit, 'did'>;
};

export function declarationRoutes(parts: DeclarationRouteParts): Route[] {
  const { redis, keys, people, submit, submitBatch, siteClock, audit } = parts;
  const readFile = createReadApart();
  return [
    handle('POST /declarations/import', async ({ query: { mode, names }, body, session, member }) => {
      const target = await siteTarget({
        redis,
        keys,
        people,
        submit: (command) => submit(command, actorOf(session), session.sessionKey),
        submitBatch: (commands) => submitBatch(commands, actorOf(session), session.sessionKey),
        importer: member.personId,
        now: siteClock.now(),
      });
      if (target === null) return refusal('unavailable');
      const correctNames: NameCorrection = async (personId) =>
        (await audit.did(session, { type: 'personRenamed', personId, by: 'file' })) === null;
      const result = await importDeclarations({
        ...{ ...target, bytes: body, mode, readFile },
        ...(names === 'correct' && { correctNames }),
      });
      return { ok: true, ...result };
    }),
  ];
}
