import { ChoiceTiles } from '../../ui/choose/tiles.tsx';

export type YesNoProps = {
  label: string;
  value: boolean | null; // null: not answered yet; nothing is ever answered beforehand
  onChange: (value: boolean) => void;
  yes: string;
  no: string;
  goodIs: boolean; // which of the two lets the vehicle go on
};

/** A question with two big answers, told apart by place, word and colour; green is the server's to say. The good one stands left. */
export function YesNo({ label, value, onChange, yes, no, goodIs }: YesNoProps) {
  const good = { value: 'good', word: goodIs ? yes : no } as const;
  const bad = { value: 'bad', word: goodIs ? no : yes, tone: 'hold' } as const;
  return (
    <ChoiceTiles
      label={label}
      columns={2}
      choices={[good, bad]}
      value={value === null ? null : value === goodIs ? 'good' : 'bad'}
      onChange={(chosen) => onChange((chosen === 'good') === goodIs)}
    />
  );
}
