import { minuteMs } from '@cordon/protocol/time.ts';
import type { Received, Reply } from './receiver.ts';

type RobotKind = 'wecom' | 'dingtalk' | 'feishu';

/** Answers of the makers' robots, word for word: collected from their documentation and from reports of users. */
export const robotReplies = {
  wecom: {
    sent: { body: '{"errcode":0,"errmsg":"ok"}' },
    'too-fast': {
      body: '{"errcode":45009,"errmsg":"api freq out of limit, hint: [1704540159128593240839785], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=45009"}',
    },
  },
  dingtalk: {
    sent: { body: '{"errcode":0,"errmsg":"ok"}' },
    'too-fast': {
      body: '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"9ff0e7e2346aabb5","errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}',
    },
  },
  feishu: {
    sent: { body: '{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}' },
    'too-fast': { status: 400, body: '{"code":9499,"msg":"too many request","data":{}}' },
  },
} as const satisfies Record<RobotKind, Record<'sent' | 'too-fast', Reply>>;

/** Robots of WeCom and DingTalk take this many in any minute. */
export const mostAMinute = 20;
/** For so long DingTalk takes nothing from a sender who sent more. */
const silenceMs = 10 * minuteMs;

/** A group robot with its limit: what it took, in order, and when; and how many it refused. */
export function createRobot(kind: RobotKind, clock: { now(): number }) {
  const taken: { at: number; body: string }[] = [];
  let turnedAway = 0;
  let silentUntil = Number.NEGATIVE_INFINITY;
  return {
    taken,
    turnedAway: () => turnedAway,
    /** Somebody else sends to the same robot. */
    useUp(count: number): void {
      for (let i = 0; i < count; i += 1) taken.push({ at: clock.now(), body: '' });
    },
    answer({ body }: Received): Reply {
      const now = clock.now();
      const lately = taken.filter(({ at }) => now - at < minuteMs).length;
      if (now < silentUntil || lately >= mostAMinute) {
        turnedAway += 1;
        if (kind === 'dingtalk') silentUntil = now + silenceMs;
        return robotReplies[kind]['too-fast'];
      }
      taken.push({ at: now, body });
      return robotReplies[kind].sent;
    },
  };
}
