import { isPlanned } from '@cordon/protocol/plan/shipped.ts';
import { slowLimitOf } from '@cordon/protocol/steps/slow.ts';
import { type Limits, limits as limitsShape } from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import { formSchema, readForm } from '../parts/office-form.ts';

type SlowKind = keyof Limits['slowMinutes'];
type PlainName = Exclude<keyof Limits, 'slowMinutes'>;
export type LimitName = PlainName | `slowMinutes.${SlowKind}`;

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

const text = z.string();
const typedSlow = z.object(Object.fromEntries(Object.keys(slowShapes).map((kind) => [kind, text])));
/** What is typed, as the protocol's own figures are laid out. */
export const limitsForm = z.object({
  ...(Object.fromEntries(Object.keys(plainShapes).map((name) => [name, text])) as Record<PlainName, typeof text>),
  slowMinutes: typedSlow as unknown as z.ZodType<Record<SlowKind, string>>,
});
export type LimitsForm = z.infer<typeof limitsForm>;

export function limitsFormOf(draft: LimitsDraft): LimitsForm {
  const plain = Object.keys(plainShapes).map((name) => [name, draft[name as PlainName]]);
  const slow = Object.keys(slowShapes).map((kind) => [kind, draft[`slowMinutes.${kind as SlowKind}`]]);
  return { ...Object.fromEntries(plain), slowMinutes: Object.fromEntries(slow) } as LimitsForm;
}

export function typedLimits({ slowMinutes: slow, ...plain }: LimitsForm): LimitsDraft {
  const named = Object.entries(slow).map(([kind, typed]) => [`slowMinutes.${kind}`, typed]);
  return { ...plain, ...Object.fromEntries(named) } as LimitsDraft;
}

/** [U85] All figures, once every one of them can be read and the reminder comes before the last limit. */
export const limitsSchema = formSchema<LimitsForm, Limits, 'fault'>(
  limitsForm,
  limitsShape,
  (form) => {
    const draft = typedLimits(form);
    const slow = Object.keys(slowShapes).map((kind) => [
      kind,
      readLimit(`slowMinutes.${kind as SlowKind}`, draft[`slowMinutes.${kind as SlowKind}`]),
    ]);
    const plain = Object.keys(plainShapes).map((name) => [
      name,
      readLimit(name as PlainName, draft[name as PlainName]),
    ]);
    return { ...Object.fromEntries(plain), slowMinutes: Object.fromEntries(slow) };
  },
  ([field, kind]) => [field as keyof LimitsForm, 'fault', ...(typeof kind === 'string' ? [kind] : [])],
);

export function readLimits(draft: LimitsDraft): Limits | null {
  const read = readForm(limitsSchema, limitsFormOf(draft));
  return read.ok ? read.value : null;
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
