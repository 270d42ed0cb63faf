import { type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useWords } from '../../../i18n/words.tsx';
import { PrimaryAction, ActionButton } from '../../../ui/buttons/button.tsx';
import { CheckTiles, type Choice, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField, type TextFieldProps } from '../../../ui/fields/fields.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import type { OfficeForm } from './office-form.ts';
import type { CommandHandle } from '../../../outbox/use-command.ts';
import styles from './parts.module.css';

type At<In extends FieldValues, Out> = { form: OfficeForm<In, Out>; name: FieldPath<In> };

/** [U384] A field's value, and what is wrong with it: from the moment that something was typed into it. */
export function useField<T, In extends FieldValues, Out>({ form, name }: At<In, Out>) {
  const { field, fieldState } = useController({ control: form.control, name });
  const { error, isDirty } = fieldState;
  const message = error?.message ?? '';
  const isSaid = error !== undefined && (isDirty || form.showsAll);
  const fault = error?.type === 'server' ? message : isSaid ? form.words(message) : null;
  return { value: field.value as T, onChange: field.onChange as (value: T) => void, fault };
}

type TextProps = Omit<TextFieldProps, 'value' | 'onChange' | 'fault'>;

export function FormText<In extends FieldValues, Out>({ form, name, ...text }: At<In, Out> & TextProps) {
  return <TextField {...text} {...useField<string, In, Out>({ form, name })} />;
}

type TilesProps<T extends string> = { label: string; columns?: number; choices: readonly Choice<T>[] };

/** One of several. */
export function FormChoice<T extends string, In extends FieldValues, Out>({
  form,
  name,
  ...tiles
}: At<In, Out> & TilesProps<T>) {
  const { value, onChange, fault } = useField<T, In, Out>({ form, name });
  return (
    <div>
      <ChoiceTiles {...tiles} value={value} onChange={onChange} />
      <Fault text={fault} />
    </div>
  );
}

type SwitchProps = { label: string; columns?: number; on: string; off: string };

/** Whether it is in use. */
export function FormSwitch<In extends FieldValues, Out>({ form, name, on, off, ...tiles }: At<In, Out> & SwitchProps) {
  const { value, onChange } = useField<boolean, In, Out>({ form, name });
  return (
    <ChoiceTiles
      {...tiles}
      value={value ? 'on' : 'off'}
      onChange={(to) => onChange(to === 'on')}
      choices={[
        { value: 'on', word: on },
        { value: 'off', word: off, tone: 'hold' },
      ]}
    />
  );
}

/** Any of several. */
export function FormChecks<T extends string, In extends FieldValues, Out>({
  form,
  name,
  ...tiles
}: At<In, Out> & TilesProps<T>) {
  const { value, onChange, fault } = useField<T[], In, Out>({ form, name });
  return (
    <div>
      <CheckTiles {...tiles} values={value} onChange={onChange} />
      <Fault text={fault} />
    </div>
  );
}

type EndProps<In extends FieldValues, Out> = {
  form: OfficeForm<In, Out>;
  onSave: (made: Out) => Promise<boolean>;
};

/** The end of a sheet: what was refused, whether somebody else was quicker, and the way to save it. */
export function FormEnd<In extends FieldValues, Out>({ form, onSave }: EndProps<In, Out>) {
  const { t } = useWords();
  const { act, problem, overtaken } = form;
  return (
    <>
      {overtaken && !act.busy && <Notice tone="hold" title={t('office.changedElsewhere')} />}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction
        disabled={problem !== null}
        why={problem ?? undefined}
        busy={act.busy}
        onPress={() => form.submit(onSave)}
      >
        {t('office.save')}
      </PrimaryAction>
    </>
  );
}

function Fault({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className={styles.problem}>
      {text}
    </p>
  );
}

type SaveProps = {
  act: CommandHandle;
  dirty: boolean;
  overtaken: boolean;
  problem: string | null; // why it can't be saved now
  note?: string; // when there is nothing wrong
  onSave: () => Promise<unknown>;
  onDiscard: () => void;
};

/** Saving a whole page at once; what is wrong stands beside the button. */
export function SaveBar({ act, dirty, overtaken, problem, note, onSave, onDiscard }: SaveProps) {
  const { t } = useWords();
  return (
    <>
      {overtaken && !act.busy && (
        <Notice tone="hold" title={t('office.changedElsewhere')} text={t('office.changedElsewhereText')} />
      )}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <div className={styles.saveBar}>
        <ActionButton tone="accent" disabled={!dirty || problem !== null} busy={act.busy} onPress={onSave}>
          {t('office.save')}
        </ActionButton>
        <ActionButton disabled={!dirty} onPress={onDiscard}>
          {t('office.discard')}
        </ActionButton>
        <p role="status" className={problem === null ? styles.soft : styles.problem}>
          {problem ?? note ?? t('office.live')}
        </p>
      </div>
    </>
  );
}
