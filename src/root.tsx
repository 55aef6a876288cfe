// React Router looks for the document here, because its folder has to hold every page. It is written in web/.
export { default, ErrorBoundary, Layout } from './web/root.tsx'
