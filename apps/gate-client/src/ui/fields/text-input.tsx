import type { ComponentProps } from 'react';
import { type TextEntry, useTextEntry } from './use-text-entry.ts';

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
