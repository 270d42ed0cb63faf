import { isPlanned } from '@cordon/protocol/plan/shipped.ts';
import { slowLimitOf } from '@cordon/protocol/steps/slow.ts';
import { type Limits, limits as limitsShape } from '@cordon/protocol/site/settings.ts';

type SlowKind = keyof Limits['slowMinutes'];
export type LimitName = Exclude<keyof Limits, 'slowMinutes'> | `slowMinutes.${SlowKind}`;

const { slowMinutes, ...plainShapes } = limitsShape.shape;
const slowShapes = slowMinutes.shape;

export type LimitField = {
  name: LimitName;
  unit: 'minutes' | 'hours' | 'mgPerL' | 'celsius' | 'people';
  min: number;
  max: number;
};

/** Every figure of the site, in the order of a night; the bounds are the protocol's, a test compares them. */
export const limitFields: readonly LimitField[] = [
  { name: 'declareAheadHours', unit: 'hours', min: 0, max: 168 },
  { name: 'contactMinutes', unit: 'minutes', min: 1, max: 240 },
  { name: 'minChlorineMgPerL', unit: 'mgPerL', min: 50, max: 10_000 },
  { name: 'temperatureBelowC', unit: 'celsius', min: 36, max: 42 },
  { name: 'testAgeHours', unit: 'hours', min: 1, max: 168 },
  { name: 'resultMinutes', unit: 'minutes', min: 10, max: 2880 },
  { name: 'crewMax', unit: 'people', min: 1, max: 9 },
  { name: 'expectedLoopMinutes', unit: 'minutes', min: 10, max: 1440 },
  { name: 'loopWarnMinutes', unit: 'minutes', min: 10, max: 1440 },
  { name: 'loopCriticalMinutes', unit: 'minutes', min: 10, max: 2880 },
  { name: 'overrideMinutes', unit: 'minutes', min: 1, max: 120 },
  { name: 'clearWarnMinutes', unit: 'minutes', min: 1, max: 240 },
  { name: 'clearMaxHours', unit: 'hours', min: 1, max: 48 },
  ...(Object.keys(slowShapes) as SlowKind[]).map(
    (kind) => ({ name: `slowMinutes.${kind}`, unit: 'minutes', min: 1, max: 1440 }) as const,
  ),
];

/** Those that the office is asked about: of a kind of step that no plan has it sees nothing. */
export const shownFields = limitFields.filter(({ name }) => {
  const kind = slowKindOf(name);
  return kind === null || isPlanned(kind);
});

export type LimitsDraft = Readonly<Record<LimitName, string>>;

export function draftOf(limits: Limits): LimitsDraft {
  return Object.fromEntries(limitFields.map(({ name }) => [name, String(figureOf(limits, name))])) as LimitsDraft;
}

/** [U85] A figure within the protocol's bounds; null when the text is none. */
export function readLimit(name: LimitName, text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  const slow = slowKindOf(name);
  const shape = slow === null ? plainShapes[name as keyof typeof plainShapes] : slowShapes[slow];
  const read = shape.safeParse(typed === '' ? Number.NaN : Number(typed));
  return read.success ? read.data : null;
}

/** [U85] All figures, once every one of them can be read and the reminder comes before the last limit. */
export function readLimits(draft: LimitsDraft): Limits | null {
  const plain: Record<string, number | null> = {};
  const slow: Record<string, number | null> = {};
  for (const { name } of limitFields) {
    const kind = slowKindOf(name);
    if (kind === null) plain[name] = readLimit(name, draft[name]);
    else slow[kind] = readLimit(name, draft[name]);
  }
  const read = limitsShape.safeParse({ ...plain, slowMinutes: slow });
  return read.success && isOrdered(draft) ? read.data : null;
}

/** [U85] A warning after the alarm would never be seen. */
export function isOrdered(draft: LimitsDraft): boolean {
  const [warn, critical] = [
    readLimit('loopWarnMinutes', draft.loopWarnMinutes),
    readLimit('loopCriticalMinutes', draft.loopCriticalMinutes),
  ];
  return warn === null || critical === null || warn < critical;
}

export function changedLimits(draft: LimitsDraft, limits: Limits): LimitName[] {
  return limitFields.map(({ name }) => name).filter((name) => readLimit(name, draft[name]) !== figureOf(limits, name));
}

function figureOf(limits: Limits, name: LimitName): number {
  const slow = slowKindOf(name);
  return slow === null ? limits[name as keyof typeof plainShapes] : slowLimitOf(slow, limits);
}

function slowKindOf(name: LimitName): SlowKind | null {
  return name.startsWith('slowMinutes.') ? (name.slice('slowMinutes.'.length) as SlowKind) : null;
}
