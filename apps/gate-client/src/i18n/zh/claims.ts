export const claims = {
  atHand: '{{device}}（{{by}}）{{at}} 起正在办这辆车',
  recorded: '{{device}}（{{by}}）{{at}} 已登记{{steps}}，服务器还没有确认',
  text: '请先与对方确认，避免重复办理。',
  left: '该平板 {{at}} 起断网，登记可能还在平板上。请先与对方确认，避免重复办理。',
};
