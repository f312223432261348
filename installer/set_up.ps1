# Makes the virtual environment and what it needs; dot-sourced by run.ps1 and test.ps1.
# Install-Environment KIND ends with .venv ready for KIND: "runtime" or "dev". A second call does nothing.

$Root = Split-Path -Parent $PSScriptRoot
$Scripts = Join-Path $Root ".venv\Scripts"

function Invoke-Checked {
    # A native command that fails does not stop Windows PowerShell by itself.
    param([string] $Command, [string[]] $Arguments)
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Get-Stamp {
    # Changes when the lock, pyproject.toml or the place of the checkout does.
    param([string] $Lock)
    $sums = $Lock, (Join-Path $Root "pyproject.toml") | ForEach-Object { (Get-FileHash $_).Hash }
    return "$Root $($sums -join ' ')"
}

function Test-Ready {
    # The dev packages hold the runtime ones, so run.ps1 is content with either stamp.
    param([string] $Kind)
    if (-not (Test-Path (Join-Path $Scripts "caredesk.exe"))) { return $false }
    $kinds = if ($Kind -eq "dev") { @("dev") } else { @("runtime", "dev") }
    foreach ($each in $kinds) {
        $stampFile = Join-Path $Root ".venv\installed-$each"
        if ((Test-Path $stampFile) -and (Get-Content $stampFile) -eq (Get-Stamp (Get-Lock $each))) { return $true }
    }
    return $false
}

function Get-Lock {
    param([string] $Kind)
    $name = if ($Kind -eq "dev") { "requirements-dev.lock" } else { "requirements.lock" }
    return Join-Path $PSScriptRoot $name
}

function Find-Python {
    # "python" may be the shop's placeholder, which only prints a hint: each is tried.
    $check = "import sys; sys.exit(sys.version_info < (3, 11))"
    foreach ($candidate in @("py -3", "python", "python3")) {
        $words = $candidate.Split(" ")
        if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
        $options = @($words | Select-Object -Skip 1)
        try { & $words[0] @options -c $check 2>$null } catch { continue }
        if ($LASTEXITCODE -eq 0) { return , $words }
    }
    Write-Error "Python 3.11 or newer is needed and was not found: install it from python.org, then start again."
    exit 1
}

function Install-Environment {
    param([string] $Kind)
    if (Test-Ready $Kind) { return }
    $python = Join-Path $Scripts "python.exe"
    if (-not (Test-Path $python)) {
        $found = Find-Python
        Invoke-Checked $found[0] (@($found | Select-Object -Skip 1) + @("-m", "venv", "--clear", (Join-Path $Root ".venv")))
    }
    Write-Host "Installing packages ..."
    $pip = @("-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps")
    Invoke-Checked $python ($pip + @("--require-hashes", "--requirement", (Get-Lock $Kind)))
    Invoke-Checked $python ($pip + @("--no-build-isolation", "--editable", $Root))
    # As pip does with what it installs: a start of the program need not compile it.
    Invoke-Checked $python @("-m", "compileall", "-q", (Join-Path $Root "caredesk"))
    Set-Content (Join-Path $Root ".venv\installed-$Kind") (Get-Stamp (Get-Lock $Kind))
}
