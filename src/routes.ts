// React Router looks for the addresses here, because its folder has to hold every page. They are written in web/.
export { default } from './web/routes.ts'
