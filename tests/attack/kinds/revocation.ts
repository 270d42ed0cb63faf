import { randomBytes } from 'node:crypto';
import { openAuthor } from '@cordon/server/testing/author.ts';
import { registerDriver } from '@cordon/server/testing/cordon.ts';
import type { Device } from '../../support/device.ts';
import { startTestRedis } from '../../support/redis.ts';
import type { Kind } from '../kind.ts';
import { type Office, openOffice, pause, type Person } from '../office.ts';
import { laneVisits, newTally } from '../revocation/connections.ts';
import { playRound, type RoundOutcome } from '../revocation/round.ts';
import { type Revoked, tabletId, ways } from '../revocation/ways.ts';
import { startAttackedServer } from '../server.ts';

const peopleAtOnce = 4;
const closedWithinMs = 1_000;

/**
 * [AT1] Commands by people who are being revoked, over their own connections and signed over another's, at two processes of one
 * site. One of them stands still, with commands
 * under way, while it happens.
 */
export const revocation: Kind = {
  name: 'revocation',
  async run({ attempts, say }) {
    const redis = await startTestRedis();
    const shared = { redisUrl: redis.url, siteKey: randomBytes(32).toString('hex') };
    const awake = await startAttackedServer(shared);
    const frozen = await startAttackedServer({ ...shared, beside: awake });
    const office = await openOffice(awake);
    try {
      const tally = newTally();
      const rounds: RoundOutcome[] = [];
      const driver = await registerDriver(awake, office.token);
      const command = laneVisits(2 * (peopleAtOnce + 1), driver);
      const store = redis.connect();
      const attemptsOfRound = Math.ceil(attempts / ways.length); // few attempts are of every way, too
      let tablet: Device | null = null;
      say(`${attempts} commands, ${peopleAtOnce} people at a time, each at two processes`);
      for (let round = 0; tally.sent < attempts; round += 1) {
        const most = Math.min(attempts, tally.sent + attemptsOfRound);
        const attemptsLeft = () => most - tally.sent;
        const way = ways[round % ways.length] ?? ways[0];
        tablet ??= await enrolled(office, frozen.url);
        // New ones each time: nobody may send so much that it is not even looked at.
        const [carrier, ...people] = await signedIn(tablet, await hire(office));
        if (carrier === undefined) throw new Error('nobody was hired');
        rounds.push(
          await playRound({
            office,
            frozen,
            redis: store,
            tablet,
            people,
            carrier,
            way,
            attemptsLeft,
            command,
            tally,
          }),
        );
        if (way === 'device-revoked') tablet = null;
      }
      const sum = (of: keyof RoundOutcome) => rounds.reduce((total, round) => total + round[of], 0);
      const longest = (of: keyof RoundOutcome) => Math.round(Math.max(...rounds.map((round) => round[of])));
      const [acceptedBefore, acceptedAfter] = [sum('acceptedBefore'), sum('acceptedAfter')];
      const cameBack = sum('cameBack');
      const [awakeMs, frozenMs] = [longest('awakeMs'), longest('frozenMs')];
      const faults = [...awake.faults, ...frozen.faults];
      const refused = Object.fromEntries(tally.refused);
      return {
        figures: {
          attempts: tally.sent,
          rounds: rounds.length,
          acceptedBefore,
          acceptedAfter,
          refusedAfter: tally.sent - acceptedBefore - acceptedAfter,
          refused,
          unanswered: tally.unanswered, // their connection was closed first
          closedMs: { awake: awakeMs, thawed: frozenMs },
          cameBack,
        },
        broken: [
          ...(acceptedAfter > 0 ? [`${acceptedAfter} commands of people who had been revoked were accepted`] : []),
          ...(acceptedBefore === 0 ? ['nobody could work before'] : []),
          ...(cameBack > 0 ? [`${cameBack} connections were opened anew with what had been revoked`] : []),
          ...(awakeMs > closedWithinMs ? [`a connection of the revoked was closed after ${awakeMs} ms`] : []),
          ...(frozenMs > closedWithinMs ? [`a connection was closed ${frozenMs} ms after its process was thawed`] : []),
          ...faults.slice(0, 5).map((fault) => `a server told of a fault: ${fault}`),
        ],
      };
    } finally {
      office.leave();
      frozen.thaw();
      await Promise.all([awake.stop(), frozen.stop()]);
      await redis.stop();
    }
  },
};

function hire(office: Office): Promise<Person[]> {
  return Promise.all(Array.from({ length: 1 + peopleAtOnce }, () => office.hire('admin', [])));
}

/** Known to both processes: the one that hears of it late would sign off who has come in meanwhile. */
async function enrolled(office: Office, otherUrl: string): Promise<Device> {
  const tablet = await office.tablet(tabletId, []);
  const there = await tablet.at(otherUrl);
  while (!(await there.send('GET', '/api/v1/device')).text.includes(`"${tabletId}"`)) await pause(10);
  return tablet;
}

function signedIn(tablet: Device, people: readonly Person[]): Promise<Revoked[]> {
  return Promise.all(
    people.map(async ({ member, pin }) => {
      const author = await openAuthor();
      const { token } = await tablet.signIn({ staffNumber: member.staffNumber, pin, authorKey: author.publicKey });
      return { member, pin, token, author };
    }),
  );
}
