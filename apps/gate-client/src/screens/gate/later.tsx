import type { ComponentProps } from 'react';
import { later, laterSheet, screen } from '../../ui/later/later.tsx';
import type * as Rest from './rest.ts';

/* [U371] What is opened from the first view, and comes after it. */
const rest = () => import('./rest.ts');
type PropsOf<N extends keyof typeof Rest> = ComponentProps<(typeof Rest)[N]>;

const isOpened = ({ opened }: { opened: boolean }) => opened;
export const SearchSheet = laterSheet<PropsOf<'SearchSheet'>>(async () => (await rest()).SearchSheet, isOpened);
export const PaperDialog = laterSheet<PropsOf<'PaperDialog'>>(async () => (await rest()).PaperDialog, isOpened);
export const RefuseDialog = laterSheet<PropsOf<'RefuseDialog'>>(async () => (await rest()).RefuseDialog, isOpened);
export const Unannounced = later<PropsOf<'Unannounced'>>(async () => (await rest()).Unannounced, screen);
