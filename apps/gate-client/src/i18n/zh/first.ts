import { findingWords } from '@cordon/protocol/words/findings.ts';
import { claims } from './claims.ts';
import { common } from './common.ts';
import { gate } from './gate.ts';
import { notices } from './notices.ts';
import { plate } from './plate.ts';
import { pwa } from './pwa.ts';
import { queue } from './queue.ts';
import { steps } from './steps.ts';
import { strip } from './strip.ts';
import { terms } from './terms.ts';

/** What the gate shows first, and whatever stands around every screen: part of the first load. */
export const zhFirst = {
  claims,
  common,
  gate,
  notices,
  plate,
  pwa,
  queue,
  rules: { findings: findingWords('zh') },
  steps,
  strip,
  terms,
};
