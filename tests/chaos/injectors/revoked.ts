import { commandOf } from '@cordon/server/testing/commands.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Kind } from '../kind.ts';
import { type Officer, usualManner } from '../load/officer.ts';
import { playTo } from '../load/visit-work.ts';
import { signIn } from '../stage/site.ts';
import type { Stage } from '../stage/stage.ts';

const atOnce = 6;
const frozenMs = 100;
let hired = 0;

/** Somebody works as fast as they can at two servers, one of which is frozen, when the office takes them off duty. */
export const revoked: Kind = {
  name: 'revoked',
  does: 'takes somebody off duty who works over two servers, one of them frozen: nothing of theirs comes after it',
  rounds: 8,
  servers: 2,
  async round({ stage, random }) {
    const [office, gate] = deskOf(stage);
    const plate = `渝U${String((hired += 1)).padStart(5, '0')}`;
    const { spare: driver } = stage;
    const lane = { office, gate, supervisor: gate, driver, random, plate: () => plate, manner: () => usualManner };
    const visitId = await playTo(lane, plate, null);
    if (visitId === null) throw new Error('no vehicle came');
    const { officer, member } = await hire(stage, office);
    let isEnded = false;
    const working = Array.from({ length: atOnce }, async () => {
      while (!isEnded && !officer.isTurnedAway()) {
        await officer.sendOnce(commandOf({ type: 'askHelp', visitId, need: 'water' }));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await stage.history.more(20 + Math.floor(random() * 20));
    stage.servers[1]?.freeze();
    const thaw = setTimeout(() => stage.servers[1]?.thaw(), frozenMs);
    const done = await office.send(commandOf({ type: 'saveStaff', member: { ...member, active: false } }));
    if (done?.ok !== true) throw new Error('nobody was taken off duty');
    stage.ended.push({ personId: member.personId, seq: done.seq });
    clearTimeout(thaw);
    stage.servers[1]?.thaw();
    await stage.history.more(20);
    isEnded = true;
    officer.leave();
    await Promise.all(working);
    await gate.send(commandOf({ type: 'refuseVisit', visitId, reason: '演练' }));
    return { recoveryMs: null };
  },
};

const desks = new WeakMap<Stage, readonly [Officer, Officer]>();

/** The office and the gate, for what the rounds need; each begins at the server that is not frozen. */
function deskOf(stage: Stage): readonly [Officer, Officer] {
  const [admin] = stage.site.of('admin').slice(-1);
  const [guard] = stage.site.of('gate').slice(-1);
  if (admin === undefined || guard === undefined) throw new Error('nobody is on duty');
  const desk = desks.get(stage) ?? ([stage.officer(admin, 1, 0), stage.officer(guard, 1, 0)] as const);
  desks.set(stage, desk);
  return desk;
}

async function hire(stage: Stage, office: Officer): Promise<{ officer: Officer; member: StaffMember }> {
  const staffNumber = String(9_000 + hired);
  const personId = `chaos-hired-${hired}`;
  const member: StaffMember = {
    personId,
    staffNumber,
    name: 'Chaos hired',
    role: 'supervisor',
    stations: [],
    active: true,
  };
  const saved = await office.send(commandOf({ type: 'saveStaff', member }));
  const [person] = await signIn(stage.redis.client, stage.site.keys, [member]);
  if (saved?.ok !== true || person === undefined) throw new Error('nobody could be hired');
  return { officer: stage.officer(person, 2), member };
}
