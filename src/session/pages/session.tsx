export default function Session() {
  return <p>Not written yet.</p>
}
