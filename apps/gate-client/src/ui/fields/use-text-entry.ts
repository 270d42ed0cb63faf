import { type ChangeEvent, type CompositionEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { codeOf, noKeys, readKey } from './scan.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

export type TextEntry = {
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
export function useTextEntry({ value, onText, rewrite, onEnter, scans = false }: TextEntry) {
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
