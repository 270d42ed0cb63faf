import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import type { Stage } from '../stage/stage.ts';

let announced = 0;

/**
 * Somebody at this server sends one command.
 *
 * @returns when it was acknowledged, there or by the server that it was brought to then
 */
export async function probe(stage: Stage, server: number): Promise<number> {
  const [person] = stage.site.of('admin').slice(-1);
  if (person === undefined) throw new Error('nobody is on duty');
  const officer = stage.officer(person, 1, server);
  const plate = `渝V${String((announced += 1)).padStart(5, '0')}`;
  const declaration = declarationOf({ plate, crew: [stage.spare] }, Date.now());
  await officer.send(commandOf({ type: 'declareVisit', visitId: newId(), declaration }));
  officer.leave();
  return Date.now();
}
