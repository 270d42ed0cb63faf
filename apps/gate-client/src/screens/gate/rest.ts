/* What the gate does not show first. */
export { PaperDialog } from './paper/paper-dialog.tsx';
export { SearchSheet } from './list/search-sheet.tsx';
export { Unannounced } from './unannounced/unannounced.tsx';
export { RefuseDialog } from './vehicle/refuse-dialog.tsx';
