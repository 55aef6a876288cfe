/**
 * Stands in for d3-geo in the console's build. The drawing library names these for maps; a session has none, and they
 * are a tenth of what a tablet would load.
 */
const none = (): never => {
  throw new Error('The console draws no maps.')
}
/** The library makes one of these as it loads, whether it draws a map or not. */
export const geoTransform = (methods: object): object => methods
export {
  none as geoAlbers,
  none as geoAlbersUsa,
  none as geoAzimuthalEqualArea,
  none as geoAzimuthalEquidistant,
  none as geoCentroid,
  none as geoClipRectangle,
  none as geoConicConformal,
  none as geoConicEqualArea,
  none as geoConicEquidistant,
  none as geoEqualEarth,
  none as geoEquirectangular,
  none as geoGnomonic,
  none as geoGraticule10,
  none as geoMercator,
  none as geoOrthographic,
  none as geoPath,
  none as geoStereographic,
  none as geoStream,
  none as geoTransverseMercator,
}
