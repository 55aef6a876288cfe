// React Router looks for the renderer here, because its folder has to hold every page. It is written in web/.
export { contexts, default, handleError } from './web/entry.server.tsx'
