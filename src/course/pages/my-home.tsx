export default function MyHome() {
  return <p>Not written yet.</p>
}
