import type { Device, Theme } from '../e2e/support/devices.ts';
import { boardViews } from '../e2e/support/tour/board.ts';
import { gateViews } from '../e2e/support/tour/gate.ts';
import { officeViews } from '../e2e/support/tour/office.ts';
import { offlineViews } from '../e2e/support/tour/offline.ts';
import { reviewViews } from '../e2e/support/tour/review.ts';
import { signInViews } from '../e2e/support/tour/sign-in.ts';
import { pointViews } from '../e2e/support/tour/unloading.ts';
import type { View } from '../e2e/support/tour/view.ts';
import type { Language } from '../e2e/support/words.ts';

export type ShotLook = { language: Language; theme: Theme };
export type Shot = View & { file: string; looks: readonly ShotLook[] };

export const looks: readonly ShotLook[] = [
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'day' },
  { language: 'en', theme: 'day' },
];
/* Enough to see both languages and both themes of what is only opened now and then. */
const two = looks.filter(({ language, theme }) => (language === 'en') === (theme === 'day'));

/* Nobody's whole identity is published, not even an invented one. */
const unpublished = new Set(['gate-identity-shown']);

/* The gate's window has no network any more after those without it: they come last. */
const views = [
  ...[...signInViews, ...gateViews, ...pointViews, ...boardViews, ...officeViews, ...reviewViews],
  ...offlineViews,
].filter(({ name }) => !unpublished.has(name));

/** The screens by which people know the product are taken in every look. */
const inEveryLook = new Set([
  'sign-in',
  'gate',
  'gate-held',
  'gate-contact-time',
  'gate-crew',
  'gate-admit',
  'gate-exit',
  'gate-compared',
  'gate-offline',
  'unloading',
  'unloading-contact-time',
  'board',
  'board-alert',
  'board-story',
  'wall',
  'office-declarations',
  'office-import',
  'office-alerting',
  'review-summary',
  'review-what-if',
]);

const taken = views.map((view): Shot => ({
  ...view,
  file: `${view.name}-${view.device}`,
  looks: inEveryLook.has(view.name) ? looks : two,
}));

/** The same views on other devices. */
function alsoOn(device: Device, ...names: string[]): Shot[] {
  return taken
    .filter(({ name }) => names.includes(name))
    .map((shot) => ({ ...shot, device, file: `${shot.name}-${device}`, looks: two }));
}

export const shots: readonly Shot[] = [
  ...taken,
  ...alsoOn('tablet-portrait', 'gate', 'gate-held', 'gate-crew', 'gate-exit', 'unloading'),
  ...alsoOn('phone', 'sign-in', 'unloading', 'unloading-contact-time', 'unloading-unload', 'unloading-deviation'),
];
