import type { ArrivalFields } from './arrival.ts';

export type PageProps = { fields: ArrivalFields; onChange: (to: Partial<ArrivalFields>) => void };
