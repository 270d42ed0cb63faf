export const unloading = {
  title: '卸货点',
};
