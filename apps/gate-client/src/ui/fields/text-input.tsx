import {
  type ChangeEvent,
  type ComponentProps,
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { StatusShape } from '../verdict/shapes.tsx';
import styles from './fields.module.css';

type Handled = 'value' | 'onChange' | 'onKeyDown' | 'onCompositionStart' | 'onCompositionEnd' | 'onBlur';

export type TextInputProps = TextEntry & Omit<ComponentProps<'input'>, Handled>;

/** [U301] The one input that is typed into; every field of the program is made of it. */
export function TextInput({ value, onText, rewrite, onEnter, scans, ...rest }: TextInputProps) {
  const entry = useTextEntry({
    value,
    onText,
    ...(rewrite && { rewrite }),
    ...(onEnter && { onEnter }),
    scans: scans === true,
  });
  return <input {...rest} {...entry} />;
}

export type TextAreaProps = Pick<TextEntry, 'value' | 'onText'> & Omit<ComponentProps<'textarea'>, Handled>;

/** [U301] The same with several lines. */
export function TextArea({ value, onText, ...rest }: TextAreaProps) {
  const entry = useTextEntry({ value, onText });
  return <textarea {...rest} {...entry} />;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

type TextEntry = {
  value: string;
  onText: (text: string) => void;
  /** What the field makes of what was typed: letters of a code, a plate in its form. Never while a word is composed. */
  rewrite?: (typed: string) => string;
  onEnter?: () => void;
  /** A scanner may type into it: what it reads replaces what stood there, and its Enter sends nothing. */
  scans?: boolean;
};

const asItIs = (typed: string): string => typed;

/**
 * [U300] What every field does that is typed into. While an input method composes a word, the field shows what the input
 * method writes, nothing rewrites it, and Enter and Escape belong to the input method.
 */
function useTextEntry({ value, onText, rewrite, onEnter, scans = false }: TextEntry) {
  const [composed, setComposed] = useState<string | null>(null);
  const stream = useRef(noKeys);
  const take = (typed: string) => onText((rewrite ?? asItIs)(scans ? codeOf(typed) : typed));

  function finish(field: Field): void {
    setComposed(null);
    take(field.value);
  }

  function key(event: KeyboardEvent<Field>): void {
    const isEnter = event.key === 'Enter';
    if (composed !== null || event.nativeEvent.isComposing || event.keyCode === composingKey) {
      if (isEnter || event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
      }
      return;
    }
    if (scans && isOfText(event)) {
      const read = readKey(stream.current, { key: event.key, at: event.timeStamp });
      stream.current = read.stream;
      if (read.scanned !== null) {
        event.preventDefault();
        event.stopPropagation();
        take(read.scanned);
        return;
      }
    }
    if (isEnter) onEnter?.();
  }

  return {
    value: composed ?? value,
    onCompositionStart: (event: CompositionEvent<Field>) => setComposed(event.currentTarget.value),
    onCompositionEnd: (event: CompositionEvent<Field>) => finish(event.currentTarget),
    onBlur: (event: FocusEvent<Field>) => {
      if (composed !== null) finish(event.currentTarget);
    },
    onChange(event: ChangeEvent<Field>) {
      const { nativeEvent } = event;
      const typed = event.target.value;
      if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) {
        setComposed(typed);
        if (rewrite === undefined) onText(typed);
        return;
      }
      // Scanners of the tablet itself write their text at once, and then press Enter.
      const atOnce =
        nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertText' ? nativeEvent.data : null;
      if (scans && atOnce !== null && atOnce.length > 1) {
        stream.current = readKey(noKeys, { key: atOnce, at: event.timeStamp }).stream;
      }
      take(typed);
    },
    onKeyDown: key,
  };
}

/* What a key press is called that an input method has taken. */
const composingKey = 229;

function isOfText({ key, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): boolean {
  if (key === 'Enter' || key === 'Tab') return true;
  const isShortcut = (ctrlKey || metaKey) && !nativeEvent.getModifierState('AltGraph');
  return Array.from(key).length === 1 && !isShortcut;
}

/** One key, or the text that came at once; `at` by the clock of the event itself, in milliseconds. */
type KeyPress = { key: string; at: number };

/** What came so far, each part soon after the one before it. */
type KeyStream = { text: string; at: number };

export const noKeys: KeyStream = { text: '', at: Number.NEGATIVE_INFINITY };

/* A scanner sends a character every 1 to 30 ms; who types fast needs 60 and more, and never four in a row in less. */
const longestGapMs = 40;
const fewestCharacters = 4;

/**
 * [U303] Tells a scanner from a hand: at least four characters, each within 40 ms of the one before, and then at once
 * Enter or Tab.
 *
 * @returns `scanned` is the whole text of a scan that has just ended; null: nothing yet, or it was typed
 */
export function readKey(stream: KeyStream, { key, at }: KeyPress): { stream: KeyStream; scanned: string | null } {
  const follows = at - stream.at <= longestGapMs;
  if (key === 'Enter' || key === 'Tab') {
    const isScan = follows && Array.from(stream.text).length >= fewestCharacters;
    return { stream: noKeys, scanned: isScan ? stream.text : null };
  }
  return { stream: { text: follows ? stream.text + key : key, at }, scanned: null };
}

/**
 * [U304] The code itself: without the identifier of its symbology (AIM: `]C1`, `]E0`, `]Q3`, `]d2`) and the separators of
 * GS1 (FNC1 is sent as a group separator).
 */
export function codeOf(text: string): string {
  return text.replace(/^[\p{Cc}\s]*\][A-Za-z]\d/u, '').replaceAll(/\p{Cc}/gu, '');
}

/** [U305] What stands in a text that is the same thing twice, as a scanner leaves it that reads twice: S-4711S-4711. */
export function onceOf(text: string): string | null {
  const plain = text.trim();
  const half = plain.slice(0, Math.floor(plain.length / 2)).trim();
  if (half.length < fewestCharacters || new Set(half).size === 1) return null;
  return plain.startsWith(half) && plain.slice(half.length).trim() === half ? half : null;
}

/** [U305] Asks about a code that stands there twice: a scanner may have read it twice, or the code is like that. */
export function ReadTwice({ value, onText }: { value: string; onText: (text: string) => void }) {
  const { t } = useWords();
  const once = onceOf(value);
  if (once === null) return null;
  return (
    <div className={styles.twice} role="status">
      <StatusShape status="hold" size="1.5em" />
      <p>{t('common.readTwice.text')}</p>
      <ActionButton onPress={() => onText(once)}>{t('common.readTwice.use', { once })}</ActionButton>
    </div>
  );
}
