import type { Family } from './family.ts';
import { engineFamilies } from './families/engine.ts';
import { socketFamilies } from './families/socket.ts';
import { upgradeFamilies } from './families/upgrade.ts';
import { websocketFamilies } from './families/websocket.ts';

export const families: readonly Family[] = [
  ...websocketFamilies,
  ...engineFamilies,
  ...socketFamilies,
  ...upgradeFamilies,
];
