# Sets everything up, then starts CareDesk on the sample unit; arguments are handed to the program instead.
$ErrorActionPreference = "Stop"
. (Join-Path $PSScriptRoot "set_up.ps1")
Install-Environment "runtime"

$program = Join-Path $Scripts "caredesk.exe"
if ($args.Count -gt 0) {
    & $program @args
    exit $LASTEXITCODE
}

# Its days are counted from the day it is made, so each day has its own.
$sample = Join-Path $HOME ("CareDesk\exempel-{0:yyyy-MM-dd}.caredesk" -f (Get-Date))
if (-not (Test-Path $sample)) {
    New-Item -ItemType Directory -Force (Split-Path -Parent $sample) | Out-Null
    Invoke-Checked $program @("demo", $sample)
}
& $program $sample
exit $LASTEXITCODE
