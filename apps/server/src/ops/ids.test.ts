import { expect, it } from 'vitest';
import { messageId } from '../notify/message.ts';
import { nameOf } from '../notify/compose.ts';
import { markOf } from '../log/mark.ts';
import { idFrom, sha256 } from './ids.ts';

/* What was stored under such a name must be found again by a later version: these values were made by the first one. */

it('makes the same UUID of a cause as ever', () => {
  expect(idFrom('clock 闸')).toBe('9af3d748-77de-88c1-afcd-1d70e8ccb4e3');
  expect(idFrom('')).toBe('e3b0c442-98fc-8c14-aafb-f4c8996fb924');
});

it('gives tokens and codes the same names as ever', () => {
  expect(sha256('闸门', 'base64url')).toBe('rETa7d8XYHA84VMPerVkRNoS13ysVYdiFyShZ1YEaPM');
});

it('gives messages, silent tablets and entries of the feed the same names as ever', () => {
  expect(messageId('alert-1', 2, 'ch-1')).toBe('msg_7b0944522225e00788b543c30500fabf');
  expect(nameOf({ id: 'visit.watch.tablet.gate-1', rule: 'watch.tablet' })).toBe('visit.watch.tablet.f5e77cc311ee');
  expect(markOf('{"seq":1}')).toBe('b41e95c43f388d56');
});
