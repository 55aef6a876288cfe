export default function Import() {
  return <p>Not written yet.</p>
}
