/* What the gate does not show first. */
export { PaperDialog, RefuseDialog } from './dialogs.tsx';
export { SearchSheet } from './list/search-sheet.tsx';
export { Unannounced } from './unannounced/unannounced.tsx';
