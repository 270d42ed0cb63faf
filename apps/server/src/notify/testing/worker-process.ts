/* A process that can be killed: it sends messages of the store at argv[2]. The store, the site and the channel are there. */
import { Redis } from 'ioredis';
import { createNotifyFixture } from './notify-fixture.ts';

const [, , path = ''] = process.argv;
const notifier = await createNotifyFixture({
  connect: (options = {}) => new Redis({ path, ...options }),
  outbound: { sendWithinMs: 30_000 },
});
notifier.work(() => console.log('tried'));
console.log('working');
