import { describe, expect, it } from 'vitest';
import { administrator, supervisorA } from '../testing/actors.ts';
import { groupRobot } from '../testing/channels.ts';
import { Night } from '../testing/night.ts';
import { channel, type Channel, maxChannels } from './channel.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });

describe('channels', () => {
  const save = (night: Night, change: Partial<Channel> = {}) =>
    night.ask(administrator, { type: 'saveChannel', channel: { ...groupRobot, ...change } });
  const remove = (night: Night, channelId = groupRobot.id) =>
    night.ask(administrator, { type: 'removeChannel', channelId });

  it('[NT1] are saved, changed and removed by the office', () => {
    const night = new Night();
    expect(save(night, { audience: ['supervisor', 'supervisor'] })).toEqual(accepted);
    expect(night.site.state.channels).toEqual([groupRobot]);
    save(night, { enabled: false });
    expect(night.site.state.channels).toMatchObject([{ enabled: false }]);
    expect(remove(night)).toEqual(accepted);
    expect(night.site.state.channels).toEqual([]);
    expect(remove(night)).toEqual(refusedWith('channel-unknown'));
    const own = { type: 'saveChannel', channel: groupRobot } as const;
    expect(night.ask(supervisorA, own)).toEqual(refusedWith('forbidden'));
  });

  it('[NT1] keep their kind, and are twenty at most', () => {
    const night = new Night();
    save(night);
    expect(save(night, { kind: 'feishu' })).toEqual(refusedWith('channel-kind-fixed'));
    for (let i = 1; i < maxChannels; i += 1) expect(save(night, { id: `channel-${i}` })).toEqual(accepted);
    expect(save(night, { id: 'one-more' })).toEqual(refusedWith('too-many-channels'));
    expect(save(night, { enabled: false })).toEqual(accepted);
  });

  it.each([{ audience: [] }, { audience: ['gate'] }, { kind: 'mail' }, { url: 'https://x' }, { secret: 'x' }])(
    '[NT1] with %j are none',
    (change) => {
      expect(channel.safeParse(groupRobot).success).toBe(true);
      expect(channel.safeParse({ ...groupRobot, ...change }).success).toBe(false);
    },
  );
});
