export default function Clearance() {
  return <p>Not written yet.</p>
}
