namespace SecurityPortal.Core.Documents;

/// <summary>Which bucket, and as whom; settings section <c>Files:S3</c>.</summary>
public sealed class S3Settings
{
    /// <summary>Address of the server, without the bucket.</summary>
    public string? ServiceUrl { get; set; }

    public string? Bucket { get; set; }

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>Part of what requests are signed with; servers that know no regions take any.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>What the names of all objects begin with, so that a bucket may hold other things too.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Longest time for one file, tries included.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>What is missing or does not do, one sentence each, naming the setting.</summary>
    /// <param name="isDevelopment">Whether the bucket may be reached without TLS.</param>
    public IReadOnlyList<string> Faults(bool isDevelopment)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            faults.Add(Fault(nameof(ServiceUrl), "is missing or no https address: the server that keeps the uploaded files."));
        }
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && !isDevelopment)
        {
            faults.Add(Fault(nameof(ServiceUrl), "begins with http and leads to another machine: uploaded files would travel readable. Use https."));
        }

        foreach (var (name, value, meaning) in new[]
        {
            (nameof(Bucket), Bucket, "the bucket of the uploaded files"),
            (nameof(AccessKey), AccessKey, "as whom the portal asks for the bucket"),
            (nameof(SecretKey), SecretKey, "the secret of that access key"),
            (nameof(Region), Region, "the region that requests are signed for"),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                faults.Add(Fault(name, $"is missing: {meaning}."));
            }
        }

        if (!Prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/'))
        {
            faults.Add(Fault(nameof(Prefix), "holds other signs than letters, digits, hyphens, dots and slashes."));
        }

        if (TimeoutSeconds <= 0)
        {
            faults.Add(Fault(nameof(TimeoutSeconds), "is not above zero."));
        }

        return faults;
    }

    private static string Fault(string name, string sentence) => $"{FileStoreSettings.Section}:{FileStoreSettings.OnS3}:{name} {sentence}";
}
