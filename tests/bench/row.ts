/** One measured figure beside its reference, both from the same run. `ratio` is value / reference unless `goal` says otherwise. */
export type Row = {
  name: string;
  value: number;
  unit: string;
  reference: string;
  referenceValue: number;
  ratio: number;
  goal: string;
  met: boolean;
};
