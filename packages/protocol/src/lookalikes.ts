/*
 * Characters that look like others, each with the one that it stands for. Compatibility forms and lower case are
 * removed before, so that only these are left. A character that is not in the table stays as it is. Source: Unicode UTS
 * 39, reduced to capitals that people can't tell apart on a plate.
 */

const latin: Readonly<Record<string, string>> = {
  A: 'АΑᎪꓮⲀᴀⱭ',
  B: 'ВΒᏴꓐⲂʙ',
  C: 'СϹᏟꓚⲤᴄ',
  D: 'ᎠꓓᴅÐĐ',
  E: 'ЕΕᎬꓰⲈᴇ',
  F: 'Ϝꓝꜰ',
  G: 'ԌᏀꓖɢꞬ',
  H: 'НΗᎻꓧⲎʜҺ',
  I: 'ІΙӀꓲⲒᎥɪꞮ',
  J: 'ЈͿᎫꓙᴊ',
  K: 'КΚᏦꓗⲔᴋ',
  L: 'ᏞꓡʟԼ',
  M: 'МΜᎷꓟⲘᴍ',
  N: 'ΝꓠⲚɴ',
  O: 'ОΟՕꓳⲞᴏØ',
  P: 'РΡᏢꓑⲢᴘ',
  Q: 'Ԛ',
  R: 'ᎡᏒꓣʀƦ',
  S: 'ЅՏᏚꓢꜱ',
  T: 'ТΤᎢꓔⲦᴛ',
  U: 'Սꓴᴜ',
  V: 'ѴᏙꓦᴠ',
  W: 'ԜᎳꓪᴡ',
  X: 'ХΧꓫⲬ',
  Y: 'УΥҮꓬⲨᎩʏ',
  Z: 'ΖᏃꓜⲌᴢ',
  '0': '〇',
  '3': 'З',
};

/* Traditional and older characters of provinces and of other words on plates. */
const simplified: Readonly<Record<string, string>> = {
  ...{ 沪: '滬', 云: '雲', 辽: '遼', 鲁: '魯', 苏: '蘇', 赣: '贛', 晋: '晉', 陕: '陝', 闽: '閩', 贵: '貴' },
  ...{ 粤: '粵', 宁: '寧寗', 琼: '瓊', 黑: '黒', 青: '靑', 藏: '蔵', 挂: '掛', 学: '學', 领: '領', 应: '應' },
  ...{ 临: '臨', 试: '試', 军: '軍', 农: '農', 机: '機', 场: '場', 厂: '廠' },
};

const readAs = new Map(
  [latin, simplified].flatMap((table) =>
    Object.entries(table).flatMap(([read, written]) => Array.from(written, (each) => [each, read] as const)),
  ),
);

/** The character that this one stands for; itself when it has no look-alike. */
export function withoutLookalike(character: string): string {
  return readAs.get(character) ?? character;
}
