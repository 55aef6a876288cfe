/** Indexes points by their order. @returns the numbers of the nearest that fit */
export function geoIndex(
  lats: Float64Array,
  lons: Float64Array,
): {
  readonly nearest: (lat: number, lon: number, most: number, fits: (i: number) => boolean) => number[]
}
