import { type ErrorCode, errorCodes } from '@cordon/protocol/errors.ts';
import { sameValue } from '@cordon/protocol/same-value.ts';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
  type UseFormReturn,
  useWatch,
} from 'react-hook-form';
import { z } from 'zod';
import { refusalWords } from '../../../i18n/refusal-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { type CommandHandle, useCommand } from '../../../outbox/use-command.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { type Draft, useDraft } from '../../../steps/drafts/use-draft.tsx';

/** [C11] The version of the site that is on the screen: what a page that follows the feed saves on top of. */
export function useSiteVersion(): number {
  return usePicture(({ site }) => site?.version ?? 0);
}

/** [C11] The version when a form was opened: its fields don't follow the feed. */
export function useOpenedAt(): number {
  const version = useSiteVersion();
  return useState(version)[0];
}

/** What is wrong at a field, by a word of the form or by the code of a refusal; and how it is said. */
type FaultWords = (message: string) => string;

/** [U384] The form's own faults in words; what the protocol refuses of any text has the words of that refusal. */
export function faultWords<P extends string>(
  { t }: Words,
  problems: readonly P[],
  wordsOf: (problem: P) => string,
): FaultWords {
  return (message) => {
    const own = problems.find((problem) => problem === message);
    if (own !== undefined) return wordsOf(own);
    return t(`errors.${errorCodes.find((code) => code === message) ?? 'malformed'}.what`);
  };
}

/** Says what is wrong at a field; the first word of a field counts. */
export type Blame<F, P extends string> = (field: F, problem: P | ErrorCode, ...below: (string | number)[]) => void;

/**
 * [U384] A form by the protocol's schema of what it makes: what is typed is read into that, and each fault of it is put to
 * the field that it was typed in. Where the form has found something itself, that is said and no more.
 *
 * @param typed the fields as they are typed
 * @param made the protocol's schema
 * @param read what the fields come to, which the schema has yet to judge; null: nothing, and why has been said
 * @param fieldOf which field the schema's fault at this path belongs to, and what is wrong with it
 */
export function formSchema<In extends FieldValues, Out, P extends string>(
  typed: z.ZodType<In>,
  made: z.ZodType<Out>,
  read: (fields: In, blame: Blame<keyof In, P>) => unknown,
  fieldOf: (path: readonly PropertyKey[]) => readonly [field: keyof In, problem: P, ...below: (string | number)[]],
): z.ZodType<Out, In> {
  return typed.transform((fields, context): Out => {
    const blamed = new Set<keyof In>();
    const add: Blame<keyof In, P> = (field, message, ...below) => {
      context.addIssue({ code: 'custom', path: [field, ...below], message });
    };
    const blame: typeof add = (field, ...why) => {
      blamed.add(field);
      add(field, ...why);
    };
    const judged = made.safeParse(read(fields, blame));
    if (judged.success) return judged.data;
    for (const issue of judged.error.issues) {
      const [field, problem, ...below] = fieldOf(issue.path);
      if (!blamed.has(field)) add(field, refusalIn(issue) ?? problem, ...below);
    }
    return z.NEVER;
  }) as unknown as z.ZodType<Out, In>;
}

function refusalIn(issue: z.core.$ZodIssue): ErrorCode | undefined {
  const code: unknown = issue.code === 'custom' ? issue.params?.['refusal'] : undefined;
  return errorCodes.find((one) => one === code);
}

/** The form read, or the first thing to mend. */
export function readForm<In, Out>(schema: z.ZodType<Out, In>, fields: In) {
  const read = schema.safeParse(fields);
  if (read.success) return { ok: true, value: read.data } as const;
  return { ok: false, problem: read.error.issues[0]?.message ?? '' } as const;
}

type Fields<In extends FieldValues, Out> = UseFormReturn<In, unknown, Out>;

export type OfficeForm<In extends FieldValues, Out> = {
  control: Fields<In, Out>['control'];
  values: In;
  read: Out | null; // null as long as something is wrong
  problem: string | null; // the first thing to mend, in words
  faults: number;
  isChanged: boolean; // from what is saved
  overtaken: boolean; // what is saved has changed under it
  act: CommandHandle;
  words: FaultWords;
  showsAll: boolean; // also the faults of fields that nobody has typed into
  discard: () => void;
  /** Carries it out when nothing is wrong; what was typed goes only once that is done. */
  submit: (carryOut: (made: Out) => Promise<boolean>) => Promise<void>;
};

type Refused<In extends FieldValues> = { field: FieldPath<In>; why?: string | undefined };

type OfficeFormSetup<In extends FieldValues, Out> = {
  key: string; // of its draft
  typed: z.ZodType<In>;
  schema: z.ZodType<Out, In>;
  saved: In;
  words: FaultWords;
  isNew?: boolean; // nobody else can have changed it, and what is still empty is no fault yet
  follows?: boolean; // untouched, it shows what the feed brings
  kept?: (values: In) => In; // of what is typed, what may be written down
  refusal?: CommandRefusal | null; // of a call that goes with the command
  refusedAt?: (refusal: CommandRefusal) => Refused<In> | null; // the field that a refusal of the server is about
};

/**
 * [U384] One longer form of the office. Every change is judged at once and kept as a draft; a fault, also one that the
 * server found, stands at its field. Saving it, or giving it up, ends the draft.
 */
export function useOfficeForm<In extends FieldValues, Out>(setup: OfficeFormSetup<In, Out>): OfficeForm<In, Out> {
  const { key, typed, schema, saved, words, isNew = false } = setup;
  const act = useCommand();
  const shape = useMemo(() => z.object({ base: z.string(), value: typed }), [typed]);
  const draft = useDraft(key, shape, { base: '', value: saved });
  const [start] = useState(draft.value.value);
  const form = useForm<In, unknown, Out>({
    defaultValues: saved as DefaultValues<In>,
    values: start,
    resetOptions: { keepDefaultValues: true },
    resolver: standardSchemaResolver(schema) as unknown as Resolver<In, unknown, Out>,
    mode: 'onChange',
  });
  const { isTouched, showSaved } = useDraftOf(form, draft, start, setup);
  useRefusedField(form, act.refusal ?? setup.refusal ?? null, setup.refusedAt);

  const values = useWatch({ control: form.control }) as In;
  const judged = schema.safeParse(values);
  const first = judged.success ? undefined : judged.error.issues[0]?.message;
  return {
    control: form.control,
    values,
    read: judged.success ? judged.data : null,
    problem: first === undefined ? null : words(first),
    faults: judged.success ? 0 : judged.error.issues.length,
    isChanged: !sameValue(values, saved),
    overtaken: !isNew && isTouched && draft.value.base !== JSON.stringify(saved),
    act,
    words,
    showsAll: !isNew,
    discard() {
      draft.drop();
      showSaved();
    },
    submit: (carryOut) =>
      form.handleSubmit(async (made) => {
        if (await carryOut(made)) draft.drop();
      })(),
  };
}

/* What is typed is written down as a draft, beside what was saved when it was begun; untouched, the form follows that. */
function useDraftOf<In extends FieldValues, Out>(
  { trigger, subscribe, reset }: Fields<In, Out>,
  draft: Draft<{ base: string; value: In }>,
  start: In,
  { saved, follows = false, kept }: OfficeFormSetup<In, Out>,
) {
  const now = JSON.stringify(saved);
  const shown = useRef(JSON.stringify(start)); // what the form shows without anybody's doing
  const writes = useRef(kept);
  const { change } = draft;
  const isTouched = draft.value.base !== '';
  const [isRestored] = useState(isTouched);

  const showSaved = useCallback(() => {
    shown.current = now;
    reset(JSON.parse(now) as In);
  }, [now, reset]);
  useEffect(() => {
    if (isRestored) void trigger();
  }, [isRestored, trigger]);
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback({ values }) {
          const text = JSON.stringify(values);
          if (text === shown.current) return;
          shown.current = text;
          const value = writes.current?.(values) ?? values;
          change((before) => ({ base: before.base === '' ? now : before.base, value }));
          void trigger();
        },
      }),
    [subscribe, trigger, change, now],
  );
  useEffect(() => {
    if (follows && !isTouched && shown.current !== now) showSaved();
  }, [follows, isTouched, now, showSaved]);
  return { isTouched, showSaved };
}

/* A refusal that names a field stands there until something is changed. */
function useRefusedField<In extends FieldValues, Out>(
  { setError }: Fields<In, Out>,
  refusal: CommandRefusal | null,
  refusedAt: OfficeFormSetup<In, Out>['refusedAt'],
): void {
  const words = useWords();
  const refused = refusal === null ? null : (refusedAt?.(refusal) ?? null);
  const field = refused?.field;
  const message = refused?.why ?? (refusal === null ? '' : refusalWords(words, refusal).what);
  useEffect(() => {
    if (field !== undefined) setError(field, { type: 'server', message });
  }, [field, message, setError]);
}
